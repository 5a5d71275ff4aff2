/** The fields of an entry or a role, from their description; each draws itself when its own value changes. */
import type { RichText } from '@peersume/resume';
import { memo } from '../language/memo.tsx';
import { DatesField } from './dates/dates-field.tsx';
import type { FieldSpec } from './entry-fields.ts';
import { LineField, LinkField } from './fields.tsx';
import { RichTextField } from './rich-text-field.tsx';
import { TagsField } from './tags-field.tsx';
import { useFieldValue } from './use-editing.ts';

export const FormFields = memo(function FormFields({
  specs,
  entity,
}: {
  readonly specs: readonly FieldSpec[];
  readonly entity: string;
}) {
  return (
    <div className="fields">
      {specs.map((spec) => (
        <FormField key={spec.property} spec={spec} entity={entity} isOnly={specs.length === 1} />
      ))}
    </div>
  );
});

function FormField({ spec, entity, isOnly }: { spec: FieldSpec; entity: string; isOnly: boolean }) {
  const { property, kind, wide = false } = spec;
  const common = { entity, property, label: spec.label(), wide, example: spec.example?.() };
  switch (kind) {
    case 'line':
      return <LineField {...common} />;
    case 'link':
      return <LinkField {...common} />;
    case 'tags':
      return <TagsField {...common} />;
    case 'dates':
      return <DatesField {...common} />;
    case 'body':
      return <Body entity={entity} label={common.label} example={common.example} isProse={isOnly} />;
  }
}

const nothing: RichText = [];

interface BodyProps {
  readonly entity: string;
  readonly label: string;
  readonly example: string | undefined;
  readonly isProse: boolean;
}

const Body = memo(function Body({ entity, label, example, isProse }: BodyProps) {
  const value = useFieldValue<RichText>(entity, 'body') ?? nothing;
  return <RichTextField owner={entity} label={label} example={example} isProse={isProse} value={value} />;
});
