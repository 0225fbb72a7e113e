/** Where the proxy writes which page is asked for: Next does not say it to a layout. */
export const requestedPathHeader = "x-allclear-path";
