/** The menu of a section: in the contents, and beside its title. */
import FileMinus from 'lucide-react/icons/file-minus-2';
import PencilLine from 'lucide-react/icons/pencil-line';
import { m } from '../language/messages.ts';
import { focusField } from '../shell/focus-field.ts';
import { findEntity } from '../model/find-entity.ts';
import { ThingMenu } from './thing-menu.tsx';
import { useEditing } from './use-editing.ts';

interface SectionMenuProps {
  readonly id: string;
  readonly name: string;
  readonly visible: boolean;
  /** In the contents, Alt with an arrow moves it. */
  readonly hasKeys?: boolean;
  readonly onLeave?: () => void;
}

export function SectionMenu({ id, name, visible, hasKeys = false, onLeave }: SectionMenuProps) {
  const { set, resume } = useEditing();
  const rename = (section: string): void => {
    onLeave?.();
    focusField(`${section}/title`);
  };
  const breaks = (): boolean => {
    const found = findEntity(resume(), id);
    return found?.type === 'section' && found.value.breakBefore === true;
  };
  return (
    <ThingMenu
      id={id}
      name={name}
      isVisible={visible}
      hasKeys={hasKeys}
      first={() => [
        { label: m.write_rename(), icon: PencilLine, run: () => rename(id) },
        {
          label: breaks() ? m.write_no_break() : m.write_break(),
          icon: FileMinus,
          run: () => set(id, 'breakBefore', breaks() ? undefined : true),
        },
      ]}
      onDuplicate={rename}
    />
  );
}
