/** The name under which the front tells the page `/search` why it is not to search: a sentence, URL-escaped. */
export const refusedSearchHeader = "x-allclear-refused-search";
