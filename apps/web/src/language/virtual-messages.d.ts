/** Compiled by vite/messages.ts. */
declare module 'virtual:messages/*' {
  const compiled: Readonly<Record<string, (args?: Readonly<Record<string, string | number>>) => string>>;
  export default compiled;
}
