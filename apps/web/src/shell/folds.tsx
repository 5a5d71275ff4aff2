/** Which panes are open on a wide screen. Of writing and page one always is. */
import PanelLeft from 'lucide-react/icons/panel-left';
import PanelRight from 'lucide-react/icons/panel-right';
import TableOfContents from 'lucide-react/icons/table-of-contents';
import { IconButton } from '../ui/button.tsx';
import { useApp, useView } from './app-context.ts';
import { patch } from './view-state.ts';

export function Folds() {
  const { view } = useApp();
  const tool = useView((state) => state.tool);
  const outlineOpen = useView((state) => state.outlineOpen);
  const toolOpen = useView((state) => state.toolOpen);
  const pageOpen = useView((state) => state.pageOpen);
  const toolName = tool === 'write' ? 'writing' : 'design';
  return (
    <div className="folds" role="group" aria-label="Panes">
      {tool === 'write' && toolOpen && (
        <IconButton
          icon={TableOfContents}
          className="fold-contents"
          label={outlineOpen ? 'Fold the contents away' : 'Show the contents'}
          aria-expanded={outlineOpen}
          onClick={() => patch(view, { outlineOpen: !outlineOpen })}
        />
      )}
      <IconButton
        icon={PanelLeft}
        label={toolOpen ? `Fold the ${toolName} away` : `Show the ${toolName}`}
        aria-expanded={toolOpen}
        onClick={() => patch(view, toolOpen ? { toolOpen: false, pageOpen: true } : { toolOpen: true })}
      />
      <IconButton
        icon={PanelRight}
        label={pageOpen ? 'Fold the page away' : 'Show the page'}
        aria-expanded={pageOpen}
        onClick={() => patch(view, pageOpen ? { pageOpen: false, toolOpen: true } : { pageOpen: true })}
      />
    </div>
  );
}
