/** Which panes are open on a wide screen. Of writing and page one always is. */
import PanelLeft from 'lucide-react/icons/panel-left';
import PanelRight from 'lucide-react/icons/panel-right';
import TableOfContents from 'lucide-react/icons/table-of-contents';
import { m } from '../language/messages.ts';
import { IconButton } from '../ui/button.tsx';
import { useApp, useView } from './app-context.ts';
import { patch } from './view-state.ts';

export function Folds() {
  const { view } = useApp();
  const tool = useView((state) => state.tool);
  const outlineOpen = useView((state) => state.outlineOpen);
  const toolOpen = useView((state) => state.toolOpen);
  const pageOpen = useView((state) => state.pageOpen);
  return (
    <div className="folds" role="group" aria-label={m.shell_panes()}>
      {tool === 'write' && toolOpen && (
        <IconButton
          icon={TableOfContents}
          className="fold-contents"
          label={outlineOpen ? m.shell_fold_contents() : m.shell_show_contents()}
          aria-expanded={outlineOpen}
          onClick={() => patch(view, { outlineOpen: !outlineOpen })}
        />
      )}
      <IconButton
        icon={PanelLeft}
        label={toolLabel(tool, toolOpen)}
        aria-expanded={toolOpen}
        onClick={() => patch(view, toolOpen ? { toolOpen: false, pageOpen: true } : { toolOpen: true })}
      />
      <IconButton
        icon={PanelRight}
        label={pageOpen ? m.shell_fold_page() : m.shell_show_page()}
        aria-expanded={pageOpen}
        onClick={() => patch(view, pageOpen ? { pageOpen: false, toolOpen: true } : { pageOpen: true })}
      />
    </div>
  );
}

function toolLabel(tool: 'write' | 'design', isOpen: boolean): string {
  if (tool === 'write') return isOpen ? m.shell_fold_writing() : m.shell_show_writing();
  return isOpen ? m.shell_fold_design() : m.shell_show_design();
}
