/** An exchange that notes what it is told and does what a test says. */
import { type Exchange, type ExchangeAction, type ExchangeEvent } from '../../exchange/exchange.ts';

export interface ScriptedExchange extends Exchange {
  /** What it was told, in order. */
  readonly events: ExchangeEvent[];
  /** The events of a type. */
  told<T extends ExchangeEvent['type']>(type: T): Extract<ExchangeEvent, { type: T }>[];
  /** The answer to the next event of this type. */
  on(type: ExchangeEvent['type'], ...actions: ExchangeAction[]): void;
}

export function createScriptedExchange(): ScriptedExchange {
  const events: ExchangeEvent[] = [];
  const answers = new Map<ExchangeEvent['type'], ExchangeAction[][]>();
  return {
    events,
    told: <T extends ExchangeEvent['type']>(type: T) =>
      events.filter((event): event is Extract<ExchangeEvent, { type: T }> => event.type === type),
    on(type, ...actions) {
      answers.set(type, [...(answers.get(type) ?? []), actions]);
    },
    handle(event) {
      events.push(event);
      return answers.get(event.type)?.shift() ?? [];
    },
  };
}
