/** Every way in which a source file names another: what a real parser finds, never a regular expression. */
import { parseSync, Visitor } from 'oxc-parser';

/**
 * @typedef {object} Import
 * @property {string | undefined} specifier undefined where it is computed at run time
 * @property {string} how the construct, for the message
 * @property {number} line
 */

/**
 * @param {string} path decides the language by its ending
 * @param {string} text
 * @returns {{ imports: Import[], errors: string[] }}
 */
export function importsOf(path, text) {
  const { program, errors, comments } = parseSync(path, text, { sourceType: 'module' });
  /** @type {Import[]} */
  const imports = [];
  /** @param {string} how @param {any} node @param {any} argument */
  const add = (how, node, argument) => {
    imports.push({ specifier: literal(argument), how, line: lineOf(text, node.start) });
  };
  new Visitor({
    ImportDeclaration: (node) => add('import', node, node.source),
    ExportAllDeclaration: (node) => add('export from', node, node.source),
    ExportNamedDeclaration: (node) => {
      if (node.source) add('export from', node, node.source);
    },
    ImportExpression: (node) => add('import()', node, node.source),
    TSImportType: (node) => add('import type', node, node.source),
    TSExternalModuleReference: (node) => add('import =', node, node.expression),
    NewExpression: (node) => {
      if (isName(node.callee, 'URL') && isMetaProperty(node.arguments[1], 'url'))
        add('new URL', node, node.arguments[0]);
    },
    CallExpression: (node) => {
      if (isMetaProperty(node.callee, 'resolve')) add('import.meta.resolve', node, node.arguments[0]);
      else if (isMetaProperty(node.callee, 'glob')) add('import.meta.glob', node, node.arguments[0]);
      else if (isName(node.callee, 'require') || isMethod(node.callee, 'require'))
        add('require', node, node.arguments[0]);
      else if (isMethod(node.callee, 'vi') && isTemplateOrString(node.arguments[0]))
        add('vi.mock', node, node.arguments[0]);
    },
  }).visit(program);
  for (const { type, value, start } of comments) {
    const reference = type === 'Line' && /^\/\s*<reference\s+path\s*=\s*["']([^"']+)["']/.exec(value);
    if (reference) imports.push({ specifier: reference[1], how: 'reference', line: lineOf(text, start) });
  }
  return { imports, errors: errors.filter((error) => error.severity === 'Error').map((error) => error.message) };
}

/** @param {any} node @returns {string | undefined} */
function literal(node) {
  const inner = node?.type === 'TSLiteralType' ? node.literal : node;
  if (inner?.type === 'Literal' && typeof inner.value === 'string') return inner.value;
  if (inner?.type === 'TemplateLiteral' && inner.expressions.length === 0) return inner.quasis[0].value.cooked;
  return undefined;
}

/** @param {any} node */
const isTemplateOrString = (node) => literal(node) !== undefined;

/** @param {any} node @param {string} name */
const isName = (node, name) => node?.type === 'Identifier' && node.name === name;

/** `object.anything` @param {any} node @param {string} object */
const isMethod = (node, object) => node?.type === 'MemberExpression' && isName(node.object, object);

/** `import.meta.property` @param {any} node @param {string} property */
const isMetaProperty = (node, property) =>
  node?.type === 'MemberExpression' && node.object.type === 'MetaProperty' && node.property.name === property;

/** @param {string} text @param {number} offset */
const lineOf = (text, offset) => text.slice(0, offset).split('\n').length;
