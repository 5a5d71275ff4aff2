/**
 * A font that the words need is not on this device, and there is no network. Nothing else stands in for it: a page in
 * another font would not be the page that prints.
 */
export const fontUnreachable = 'a font is out of reach';
