import type { Element, ElementContent } from "hast";
import type { FootnoteDefinition, FootnoteReference, Heading, Image, ImageReference } from "mdast";
import type { Options } from "remark-rehype";

type Handler = NonNullable<NonNullable<Options["handlers"]>["html"]>;
type State = Parameters<Handler>[0];

/** Images as links, footnotes (whose ids would clash with the next update's) as they were typed. */
export const staffHandlers = {
  image: linkImage,
  imageReference: linkImageReference,
  footnoteReference: showFootnoteReference,
  footnoteDefinition: showFootnote,
  heading: demoteHeading,
};

/** As for staff, but a heading is a bold paragraph. */
export const visitorHandlers = { ...staffHandlers, heading: boldHeading };

function linkImage(_state: State, node: Image): Element {
  return element("a", [textNode(node.alt ?? "")], node.url);
}

function linkImageReference(state: State, node: ImageReference): Element {
  const definition = state.definitionById.get(node.identifier.toUpperCase());

  return element("a", [textNode(node.alt ?? "")], definition?.url ?? "");
}

function showFootnoteReference(_state: State, node: FootnoteReference): ElementContent {
  return textNode(`[^${node.label ?? node.identifier}]`);
}

function showFootnote(state: State, node: FootnoteDefinition): ElementContent[] {
  return [element("p", [textNode(`[^${node.label ?? node.identifier}]:`)]), ...state.all(node)];
}

/** Below the h3 that an update has on its page. One without words is none. */
function demoteHeading(state: State, node: Heading): Element[] {
  return node.children.length > 0 ? [element(`h${Math.min(6, node.depth + 3)}`, state.all(node))] : [];
}

function boldHeading(state: State, node: Heading): Element[] {
  return node.children.length > 0 ? [element("p", [element("strong", state.all(node))])] : [];
}

function element(tagName: string, children: ElementContent[], href?: string): Element {
  return { type: "element", tagName, properties: href === undefined ? {} : { href }, children };
}

function textNode(value: string): ElementContent {
  return { type: "text", value };
}
