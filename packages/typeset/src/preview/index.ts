export { noStop, type CaretStops } from './caret-stops.ts';
export { previewPages } from './preview-pages.ts';
export type {
  PreviewImage,
  PreviewLine,
  PreviewPage,
  PreviewRectangle,
  PreviewSegment,
  SegmentCarets,
} from './preview-page.ts';
export {
  applyPreviewDiff,
  createPreviewSender,
  emptyPreview,
  type AddedLine,
  type DrawnPreview,
  type LineId,
  type PagePatch,
  type PreviewDiff,
  type PreviewSender,
} from './preview-diff.ts';
