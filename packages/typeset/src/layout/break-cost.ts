/**
 * What a page break costs. Graded, so that a page ends between sections rather than between entries, there rather than
 * inside an entry, there rather than inside a paragraph, as long as that leaves no large gap. Forbidden breaks are so
 * dear that one is taken only where everything else is impossible: an unbreakable group taller than a page.
 */

/** Each section or division that is open around the break. */
export const costPerDepth = 30;
/** Between two items of a list, beside what the depth costs. */
export const betweenBullets = 15;
/** Between two lines of a paragraph, or two paragraphs of a bullet, beside what the depth costs. */
export const insideParagraph = 150;
/** Leaves one line of an entry alone on the next page. */
export const loneTail = 60;

/** The sum of everything that is not forbidden stays below this. */
const forbidden = 1e10;
export const keepTogether = forbidden;
export const widowOrOrphan = 2 * forbidden;
export const besideSideCell = 3 * forbidden;
export const secondLineAfterHeading = 4 * forbidden;
export const afterHeading = 6 * forbidden;

/** Every page costs more than any sum of the graded costs that saving it could buy. */
export const eachPage = 1e5;
/** An empty page; grows with the square of the empty part, so that a tenth of a page costs 28 and a fifth 112. */
export const emptiness = 2800;
/** A last page with less than this part of its height filled looks like an accident. */
export const scrapPart = 0.08;
export const scrap = 60;

/** Two lines of a paragraph stay together on each side of a break. */
export const fewestLinesOnASide = 2;
/** So many lines stay with what they are kept with. */
export const fewestLinesAfterHeading = 2;

export const costAtDepth = (depth: number): number => depth * costPerDepth;
