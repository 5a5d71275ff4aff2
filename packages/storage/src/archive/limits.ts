/** What an archive from anywhere may cost. A library of a hundred résumés with years of edits is some 50 MiB. */

/** Bytes of the packed file. */
export const maxArchiveBytes = 256 * 1024 * 1024;
/** Bytes that are unpacked altogether. */
export const maxUnpackedBytes = 512 * 1024 * 1024;
/** Bytes of the manifest: some hundred a résumé. */
export const maxManifestBytes = 16 * 1024 * 1024;
/** Files in the zip; each résumé has two and one for each variant. */
export const maxFiles = 20_000;
/** Bytes of a file's name; ours have at most 200. */
export const maxNameBytes = 1_024;
export const maxResumes = 2_000;
export const maxVariants = 500;
/** Of one résumé; a year of daily work makes some ten thousand. */
export const maxBatches = 1_000_000;
/** UTF-16 units of a title, a name, an id. */
export const maxLabelLength = 1_000;
