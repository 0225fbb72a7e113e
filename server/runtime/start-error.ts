/** Why Allclear does not start, in a sentence that says what to do. Shown without a stack. */
export class StartError extends Error {}
