/** How the résumé looks: a few strong choices first, every setting below. What is not set is the template's own. */
import { formatDate, type DateStyle, type Design, type Margins, type Resume } from '@peersume/resume';
import RotateCcw from 'lucide-react/icons/rotate-ccw';
import { useEffect, useState } from 'react';
import { formatNumber, formatPercent } from '../language/formats.ts';
import { m } from '../language/messages.ts';
import { useApp, useReadOnly, useResume, useSession } from '../shell/app-context.ts';
import { useObservable } from '../shell/observable.ts';
import type { TemplateCard } from '../typeset/protocol.ts';
import { Button } from '../ui/button.tsx';
import { Choices, Select, Slider } from '../ui/choices.tsx';
import { AccentChoice } from './accent-choice.tsx';
import { fontNames } from './font-names.ts';
import { LanguageChoice } from './language-choice.tsx';
import { LooksChoice } from './looks-choice.tsx';
import { PhotoChoice } from './photo-choice.tsx';
import { TemplateChoice } from './template-choice.tsx';

const whole = (resume: Resume): Resume => resume;

/** In the order in which they are offered. */
const dateStyles: readonly DateStyle[] = ['short', 'long', 'numeric', 'iso', 'year'];

export function DesignPanel() {
  const resume = useResume(whole);
  const session = useSession();
  const isReadOnly = useReadOnly();
  const { client, actions } = useApp();
  const [templates, setTemplates] = useState<readonly TemplateCard[]>([]);
  useEffect(() => {
    void client.ask({ what: 'templates' }).then(setTemplates);
  }, [client]);

  const { design } = resume;
  const own = (templates.find((template) => template.id === design.template) ?? templates[0])?.defaults;

  /** `undefined` gives the choice back to the template. */
  function set<K extends keyof Design>(field: K, value: Design[K] | undefined): void {
    session.apply(
      { type: 'setField', entity: 'design', field, ...(value !== undefined && { value }) },
      `design/${field}`,
    );
  }

  function reset(): void {
    const own = ['template', 'page', 'fitPages'];
    const fields = Object.keys(design).filter((field) => !own.includes(field));
    if (fields.length === 0) return;
    session.applyAll(fields.map((field) => ({ type: 'setField', entity: 'design', field })));
    actions.sayDone(m.design_reset_done());
  }

  const margins = design.margins ?? own?.margins;
  const setMargins = (change: Partial<Margins>): void => {
    if (margins !== undefined) set('margins', { ...margins, ...change });
  };

  return (
    <div className="design">
      {/* Shown as it was chosen, and not to be changed. */}
      <fieldset className="design-inner" disabled={isReadOnly}>
        <Group title={m.design_template()}>
          <TemplateChoice resume={resume} templates={templates} onChoose={(id) => set('template', id)} />
        </Group>

        <Group title={m.design_looks()}>
          <LooksChoice resume={resume} />
        </Group>

        <Group title={m.design_paper()}>
          <Choices
            label={m.design_page_size()}
            value={design.page}
            options={[
              { value: 'a4', label: 'A4' },
              { value: 'letter', label: m.design_letter() },
            ]}
            onChange={(page) => set('page', page)}
          />
          <Choices
            label={m.design_fit()}
            value={design.fitPages ?? 0}
            options={[
              { value: 0, label: m.design_fit_off() },
              { value: 1, label: m.design_fit_pages({ count: 1 }) },
              { value: 2, label: m.design_fit_pages({ count: 2 }) },
              { value: 3, label: formatNumber(3), name: m.design_fit_pages({ count: 3 }) },
            ]}
            onChange={(pages) => set('fitPages', pages === 0 ? undefined : pages)}
          />
          {own && <FitNote size={design.size ?? own.size} />}
          {margins && (
            <>
              <Slider
                label={m.design_margins_sides()}
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
                label={m.design_margins_ends()}
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

        <Group title={m.design_colour()}>
          <AccentChoice value={design.accent} own={own?.accent} onChange={(accent) => set('accent', accent)} />
        </Group>

        <Group title={m.design_type()}>
          <FontSelect
            label={m.design_text()}
            value={design.textFont}
            own={own?.textFont}
            onChange={(font) => set('textFont', font)}
          />
          <FontSelect
            label={m.design_headings()}
            value={design.headingFont}
            own={own?.headingFont}
            onChange={(font) => set('headingFont', font)}
          />
          {own && (
            <>
              <Slider
                label={m.design_size()}
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
                label={m.design_leading()}
                min={1.1}
                max={1.8}
                step={0.05}
                value={design.leading ?? own.leading}
                onChange={(value) => set('leading', value)}
                isOwn={design.leading === undefined}
                onReset={() => set('leading', undefined)}
              />
              <Slider
                label={m.design_spacing()}
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

        <Group title={m.design_details()}>
          <Select
            label={m.design_dates()}
            value={design.dates ?? own?.dates ?? 'short'}
            options={dateStyles.map((style) => ({
              value: style,
              label: formatDate({ year: 2024, month: 1 }, { language: resume.language, style }),
            }))}
            onChange={(dates) => set('dates', dates)}
          />
          <Choices
            label={m.design_bullets()}
            value={design.bullet ?? own?.bullet ?? 'disc'}
            options={[
              { value: 'disc', label: '•', name: m.design_bullet_disc() },
              { value: 'dash', label: '–', name: m.design_bullet_dash() },
              { value: 'square', label: '▪', name: m.design_bullet_square() },
              { value: 'triangle', label: '‣', name: m.design_bullet_triangle() },
              { value: 'none', label: m.design_bullet_none() },
            ]}
            onChange={(bullet) => set('bullet', bullet)}
          />
          <Choices
            label={m.design_links()}
            value={design.links ?? own?.links ?? 'plain'}
            options={[
              { value: 'plain', label: m.design_links_plain() },
              { value: 'underline', label: m.design_links_underline() },
              { value: 'accent', label: m.design_links_accent() },
            ]}
            onChange={(links) => set('links', links)}
          />
        </Group>

        <Group title={m.design_photo()}>
          <PhotoChoice photo={resume.basics.photo} />
        </Group>

        <Group title={m.design_language()}>
          <LanguageChoice language={resume.language} />
        </Group>

        <Button look="quiet" icon={RotateCcw} onClick={reset}>
          {m.design_reset()}
        </Button>
      </fieldset>
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
    <p className="hint">{m.design_fitted({ points: formatNumber(points), space: formatPercent(fitted.spacing) })}</p>
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
        { value: '', label: own === undefined ? m.design_own() : m.design_own_font({ name: fontNames[own] }) },
        ...others.map((id) => ({ value: id, label: fontNames[id] })),
      ]}
      onChange={(font) => onChange(font === '' ? undefined : font)}
    />
  );
}
