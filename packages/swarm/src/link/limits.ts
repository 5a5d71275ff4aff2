/** How long a link and its parts may be. Whoever pastes one should be able to see that it is a link, not a document. */

/** Characters of a link: with its longest parts it would not fit, and no chat passes on more. */
export const maxLinkLength = 4096;
/** Characters of the page before the `#`. */
export const maxPageLength = 256;
/** Bytes of a name, as in folders. */
export const maxNameBytes = 255;
export const maxAddresses = 8;
/** Characters of a multiaddress; through a relay with two peer ids it has about 250. */
export const maxAddressLength = 512;
export const maxSources = 4;
/** Characters of a source. */
export const maxSourceLength = 512;
