/** Every template live with the person's own words. Thumbnails follow the writing with a short delay, after the page. */
import type { Resume } from '@peersume/resume';
import { useEffect, useState } from 'react';
import { m } from '../language/messages.ts';
import { PageThumbnail } from '../page/page-thumbnail.tsx';
import type { TemplateCard } from '../typeset/protocol.ts';

const settleMs = 250;

interface TemplateChoiceProps {
  readonly resume: Resume;
  readonly templates: readonly TemplateCard[];
  readonly onChoose: (id: string) => void;
}

export function TemplateChoice({ resume, templates, onChoose }: TemplateChoiceProps) {
  const settled = useSettled(resume);
  return (
    <ul className="templates">
      {templates.map((template) => (
        <li key={template.id}>
          <button
            type="button"
            className="template"
            aria-pressed={resume.design.template === template.id}
            title={describe(template)}
            onClick={() => onChoose(template.id)}
          >
            <PageThumbnail
              view={`template/${template.id}`}
              source={{ resume: { ...settled, design: { ...settled.design, template: template.id } }, maxPages: 1 }}
            />
            <span>{template.name}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

const descriptions: Readonly<Record<string, () => string>> = {
  classic: () => m.design_template_classic(),
  modern: () => m.design_template_modern(),
  technical: () => m.design_template_technical(),
  folio: () => m.design_template_folio(),
};

const describe = ({ id, description }: TemplateCard): string => descriptions[id]?.() ?? description;

export function useSettled(resume: Resume): Resume {
  const [settled, setSettled] = useState(resume);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(resume), settleMs);
    return () => clearTimeout(timer);
  }, [resume]);
  return settled;
}
