import type { Session } from '../../session/session.ts';
import type { BreakTarget } from './break-target.ts';

export const toggleBreak = (session: Session, { id, isSet }: BreakTarget): void =>
  void session.apply({ type: 'setField', entity: id, field: 'breakBefore', ...(!isSet && { value: true }) });
