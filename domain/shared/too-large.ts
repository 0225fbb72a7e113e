/** How the HTTP server refuses a body that is too large or has too many fields; the console recognises it by this. */
export const tooLargeSentence = "This is more than can be sent here. Shorten it, and send it again.";
