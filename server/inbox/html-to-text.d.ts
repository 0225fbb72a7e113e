/** As far as it is used here: the package has no types. */
declare module "html-to-text" {
  type Selector = {
    readonly selector: string;
    readonly format?: string;
    readonly options?: Readonly<Record<string, boolean | number>>;
  };

  export function convert(
    html: string,
    options: {
      readonly wordwrap: false;
      readonly limits: { readonly maxDepth: number; readonly ellipsis: string };
      readonly selectors: readonly Selector[];
    },
  ): string;
}
