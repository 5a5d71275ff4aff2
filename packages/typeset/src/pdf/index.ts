export { writePdf, type PdfOptions } from './write-pdf.ts';
export { loadSubsetter, type FontProgram, type Subsetter } from './subsetter.ts';
