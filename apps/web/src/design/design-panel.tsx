/** How the résumé looks: a few strong choices first, every setting below. What is not set is the template's own. */
import type { Design, Margins, Resume } from '@peersume/resume';
import RotateCcw from 'lucide-react/icons/rotate-ccw';
import { useEffect, useState } from 'react';
import { editDesign, without } from '../model/edit-resume.ts';
import { useApp, useResume } from '../shell/app-context.ts';
import { useObservable } from '../shell/observable.ts';
import type { TemplateCard } from '../typeset/protocol.ts';
import { Button } from '../ui/button.tsx';
import { Choices, Select, Slider } from '../ui/choices.tsx';
import { AccentChoice } from './accent-choice.tsx';
import { fontNames } from './font-names.ts';
import { LanguageChoice } from './language-choice.tsx';
import { PhotoChoice } from './photo-choice.tsx';
import { TemplateChoice } from './template-choice.tsx';

const whole = (resume: Resume | null): Resume | null => resume;

export function DesignPanel() {
  const resume = useResume(whole);
  return resume === null ? null : <Settings resume={resume} />;
}

function Settings({ resume }: { resume: Resume }) {
  const { store, client, actions } = useApp();
  const [templates, setTemplates] = useState<readonly TemplateCard[]>([]);
  useEffect(() => {
    void client.ask({ what: 'templates' }).then(setTemplates);
  }, [client]);

  const { design } = resume;
  const own = (templates.find((template) => template.id === design.template) ?? templates[0])?.defaults;

  /** `undefined` gives the choice back to the template. */
  function set<K extends keyof Design>(key: K, value: Design[K] | undefined): void {
    store.edit(
      editDesign((before) => (value === undefined ? without(before, key) : { ...before, [key]: value })),
      `design/${key}`,
    );
  }

  function reset(): void {
    store.edit(editDesign(({ template, page }) => ({ template, page })));
    actions.sayDone('The template’s own settings are back.');
  }

  const margins = design.margins ?? own?.margins;
  const setMargins = (change: Partial<Margins>): void => {
    if (margins !== undefined) set('margins', { ...margins, ...change });
  };

  return (
    <div className="design">
      <div className="design-inner">
        <Group title="Template">
          <TemplateChoice resume={resume} templates={templates} onChoose={(id) => set('template', id)} />
        </Group>

        <Group title="Paper">
          <Choices
            label="Page size"
            value={design.page}
            options={[
              { value: 'a4', label: 'A4' },
              { value: 'letter', label: 'Letter' },
            ]}
            onChange={(page) => set('page', page)}
          />
          <Choices
            label="Fit to"
            value={design.fitPages ?? 0}
            options={[
              { value: 0, label: 'As it falls' },
              { value: 1, label: '1 page' },
              { value: 2, label: '2 pages' },
              { value: 3, label: '3' },
            ]}
            onChange={(pages) => set('fitPages', pages === 0 ? undefined : pages)}
          />
          {own && <FitNote size={design.size ?? own.size} />}
          {margins && (
            <>
              <Slider
                label="Margins at the sides"
                unit="pt"
                min={18}
                max={100}
                step={1}
                value={margins.left}
                onChange={(value) => setMargins({ left: value, right: value })}
                isOwn={design.margins === undefined}
                onReset={() => set('margins', undefined)}
              />
              <Slider
                label="Margins above and below"
                unit="pt"
                min={18}
                max={100}
                step={1}
                value={margins.top}
                onChange={(value) => setMargins({ top: value, bottom: value })}
                isOwn={design.margins === undefined}
                onReset={() => set('margins', undefined)}
              />
            </>
          )}
        </Group>

        <Group title="Colour">
          <AccentChoice value={design.accent} own={own?.accent} onChange={(accent) => set('accent', accent)} />
        </Group>

        <Group title="Type">
          <FontSelect
            label="Text"
            value={design.textFont}
            own={own?.textFont}
            onChange={(font) => set('textFont', font)}
          />
          <FontSelect
            label="Headings"
            value={design.headingFont}
            own={own?.headingFont}
            onChange={(font) => set('headingFont', font)}
          />
          {own && (
            <>
              <Slider
                label="Size"
                unit="pt"
                min={8}
                max={13}
                step={0.25}
                value={design.size ?? own.size}
                onChange={(value) => set('size', value)}
                isOwn={design.size === undefined}
                onReset={() => set('size', undefined)}
              />
              <Slider
                label="Line height"
                min={1.1}
                max={1.8}
                step={0.05}
                value={design.leading ?? own.leading}
                onChange={(value) => set('leading', value)}
                isOwn={design.leading === undefined}
                onReset={() => set('leading', undefined)}
              />
              <Slider
                label="Space between things"
                unit="×"
                min={0.5}
                max={2}
                step={0.05}
                value={design.spacing ?? 1}
                onChange={(value) => set('spacing', value)}
                isOwn={design.spacing === undefined}
                onReset={() => set('spacing', undefined)}
              />
            </>
          )}
        </Group>

        <Group title="Details">
          <Select
            label="Dates"
            value={design.dates ?? own?.dates ?? 'short'}
            options={[
              { value: 'short', label: 'Jan 2024' },
              { value: 'long', label: 'January 2024' },
              { value: 'numeric', label: '01/2024' },
              { value: 'iso', label: '2024-01' },
              { value: 'year', label: '2024' },
            ]}
            onChange={(dates) => set('dates', dates)}
          />
          <Choices
            label="Bullets"
            value={design.bullet ?? own?.bullet ?? 'disc'}
            options={[
              { value: 'disc', label: '•', name: 'Disc' },
              { value: 'dash', label: '–', name: 'Dash' },
              { value: 'square', label: '▪', name: 'Square' },
              { value: 'triangle', label: '‣', name: 'Triangle' },
              { value: 'none', label: 'None' },
            ]}
            onChange={(bullet) => set('bullet', bullet)}
          />
          <Choices
            label="Links"
            value={design.links ?? own?.links ?? 'plain'}
            options={[
              { value: 'plain', label: 'Plain' },
              { value: 'underline', label: 'Underlined' },
              { value: 'accent', label: 'Coloured' },
            ]}
            onChange={(links) => set('links', links)}
          />
        </Group>

        <Group title="Photo">
          <PhotoChoice photo={resume.basics.photo} />
        </Group>

        <Group title="Language">
          <LanguageChoice language={resume.language} />
        </Group>

        <Button look="quiet" icon={RotateCcw} onClick={reset}>
          Back to the template’s own settings
        </Button>
      </div>
    </div>
  );
}

/** What fitting did to the settings below, so that they do not seem to do nothing. */
function FitNote({ size }: { size: number }) {
  const { facts } = useApp();
  const fitted = useObservable(facts, ({ findings }) => findings.find((finding) => finding.type === 'Fitted'));
  if (fitted === undefined) return null;
  const points = Number((size * fitted.size).toFixed(1));
  return (
    <p className="hint">{`To fit, text is set at ${points} pt, with ${Math.round(fitted.spacing * 100)}% of the space.`}</p>
  );
}

function Group({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <section className="group">
      <h2>{title}</h2>
      {children}
    </section>
  );
}

interface FontSelectProps {
  readonly label: string;
  readonly value: Design['textFont'];
  readonly own: Design['textFont'];
  readonly onChange: (font: Design['textFont']) => void;
}

function FontSelect({ label, value, own, onChange }: FontSelectProps) {
  const others = (Object.keys(fontNames) as (keyof typeof fontNames)[]).filter((id) => id !== own);
  return (
    <Select
      label={label}
      value={value === undefined || value === own ? '' : value}
      options={[
        { value: '', label: own === undefined ? 'The template’s own' : `${fontNames[own]} (the template’s own)` },
        ...others.map((id) => ({ value: id, label: fontNames[id] })),
      ]}
      onChange={(font) => onChange(font === '' ? undefined : font)}
    />
  );
}
