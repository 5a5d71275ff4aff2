/** Where the line under a link stands; the PDF and the preview draw the same one. In em. */

/** From the baseline down to the line's upper edge. */
export const underlineDistance = 0.1;
export const underlineThickness = 0.05;
