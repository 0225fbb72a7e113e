/** Where the proxy writes which page is asked for: Next does not tell a layout. */
export const requestedPathHeader = "x-allclear-path";
