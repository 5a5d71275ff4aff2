/**
 * The command palette: every action and setting, found by typing. Loaded when it is first asked for. Arrow keys move in
 * the list while the cursor stays in the field; what is chosen runs when the palette is closed and the focus is back.
 */
import Check from 'lucide-react/icons/check';
import Search from 'lucide-react/icons/search';
import { useEffect, useMemo, useState } from 'react';
import {
  Autocomplete,
  Dialog,
  Header,
  I18nProvider,
  Input,
  ListBox,
  ListBoxItem,
  ListBoxSection,
  Modal,
  ModalOverlay,
  TextField,
} from 'react-aria-components';
import { useLocale } from '../language/locale.ts';
import { m } from '../language/messages.ts';
import { useApp, type App } from '../shell/app-context.ts';
import { patch } from '../shell/view-state.ts';
import type { Command } from './command.ts';
import { commandLists } from './commands.ts';
import { keysText } from './keys.ts';
import './palette.css';
import { recentCommands, rememberCommand } from './recent-commands.ts';
import { searchCommands, type Findable } from './search-commands.ts';

interface Item extends Findable {
  readonly id: string;
  readonly group: string;
  readonly command: Command;
}

/** More than one reads; typing narrows it. */
const maxFound = 40;

export default function Palette() {
  const app = useApp();
  const [query, setQuery] = useState('');
  const items = useItems(app);
  const close = (): void => patch(app.view, { dialog: null });
  const groups =
    query.trim() === '' ? byGroup(items) : [{ name: '', items: searchCommands(items, query).slice(0, maxFound) }];

  function run(id: string): void {
    const item = items.find((other) => other.id === id);
    if (item === undefined) return;
    close();
    rememberCommand(id);
    // After the focus has gone back: what a command focuses, stays focused.
    setTimeout(() => void item.command.run(app), 32);
  }

  return (
    <I18nProvider locale={useLocale().locale}>
      <ModalOverlay
        className="palette-ground"
        isOpen
        isDismissable
        onOpenChange={(isOpen) => {
          if (!isOpen) close();
        }}
      >
        <Modal className="palette">
          <Dialog aria-label={m.shell_palette()}>
            <div
              className="palette-parts"
              onKeyDownCapture={(event) => {
                // At once, whatever has been typed: the next one begins empty anyway.
                if (event.key === 'Escape') close();
                // What came after the typing is not marked yet.
                const isMarked = event.currentTarget.querySelector('[role=option][data-focused]') !== null;
                const first = groups[0]?.items[0];
                if (event.key === 'Enter' && !isMarked && query.trim() !== '' && first !== undefined) run(first.id);
              }}
            >
              <Autocomplete inputValue={query} onInputChange={setQuery}>
                <TextField autoFocus aria-label={m.shell_palette()} className="palette-search">
                  <Search size={18} strokeWidth={1.75} aria-hidden />
                  <Input role="combobox" aria-expanded aria-haspopup="listbox" placeholder={m.palette_placeholder()} />
                </TextField>
                <ListBox
                  aria-label={m.shell_palette()}
                  className="palette-list"
                  onAction={(id) => run(String(id))}
                  renderEmptyState={() => <p className="palette-empty">{m.palette_nothing()}</p>}
                >
                  {groups.map(({ name, items: ofGroup }) => (
                    <ListBoxSection key={name} id={`group-${name}`} aria-label={name === '' ? m.palette_found() : name}>
                      {name !== '' && <Header>{name}</Header>}
                      {ofGroup.map((item) => (
                        <ListBoxItem key={item.id} id={item.id} textValue={item.title} className="palette-item">
                          <span className="palette-title" dir="auto">
                            {item.title}
                          </span>
                          {item.command.isOn?.(app) === true && (
                            <Check size={16} strokeWidth={2} aria-label={m.palette_on()} className="palette-on" />
                          )}
                          {item.command.keys?.[0] !== undefined && <kbd>{keysText(item.command.keys[0])}</kbd>}
                        </ListBoxItem>
                      ))}
                    </ListBoxSection>
                  ))}
                </ListBox>
              </Autocomplete>
            </div>
          </Dialog>
        </Modal>
      </ModalOverlay>
    </I18nProvider>
  );
}

/** What can be done now; lists that have to ask the worker come a moment later. */
function useItems(app: App): readonly Item[] {
  const [lists, setLists] = useState<readonly (readonly Command[] | undefined)[]>([]);
  useEffect(() => {
    let isOpen = true;
    commandLists.forEach((list, at) => {
      void Promise.resolve(list(app)).then((commands) => {
        if (isOpen) setLists((before) => Object.assign([...before], { [at]: commands }));
      });
    });
    return () => {
      isOpen = false;
    };
  }, [app]);
  // A list may come before those that stand above it.
  const commands = useMemo(
    () => lists.flatMap((list) => list ?? []).filter((command) => command.when?.(app) ?? true),
    [lists, app],
  );
  return commands
    .filter(({ id }) => id !== 'palette')
    .map((command) => ({
      id: command.id,
      title: command.title(),
      synonyms: command.synonyms?.() ?? '',
      group: command.group(),
      command,
    }));
}

function byGroup(items: readonly Item[]): readonly { readonly name: string; readonly items: readonly Item[] }[] {
  const recent = recentCommands().flatMap((id) => items.filter((item) => item.id === id));
  const rest = items.filter((item) => !recent.includes(item));
  const names = [...new Set(rest.map(({ group }) => group))];
  const groups = names.map((name) => ({ name, items: rest.filter(({ group }) => group === name) }));
  return recent.length === 0 ? groups : [{ name: m.palette_recent(), items: recent }, ...groups];
}
