import type { Code, Effects, Extension, State, TokenizeContext } from "micromark-util-types";
import { typedBackslashes } from "./backslashes";

/**
 * For the parser: a backslash that is no escape is text, also at the end of a line, where it would be a line break.
 * HTML is text as well, of which every line and every mark is read as any other.
 */
export function keepBackslashes(): Extension {
  return {
    text: { [backslash]: { name: "backslash", tokenize: tokenizeBackslash } },
    disable: { null: ["htmlFlow", "htmlText"] },
  };
}

const backslash = 92;

function tokenizeBackslash(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
  const { line, position } = lineOf(this);
  let left = typedBackslashes(line).get(position) ?? 0;

  return left > 0 ? keepTyped : escape;

  function keepTyped(code: Code): State | undefined {
    effects.enter("characterEscape");
    effects.enter("characterEscapeValue");

    return consumeTyped(code);
  }

  function consumeTyped(code: Code): State | undefined {
    if (left === 0) {
      effects.exit("characterEscapeValue");
      effects.exit("characterEscape");

      return ok(code);
    }
    left -= 1;
    effects.consume(code);

    return consumeTyped;
  }

  function escape(code: Code): State | undefined {
    effects.enter("characterEscape");
    effects.enter("escapeMarker");
    effects.consume(code);
    effects.exit("escapeMarker");

    return escaped;
  }

  function escaped(code: Code): State | undefined {
    if (code === null || code < 0) {
      return nok(code);
    }
    effects.enter("characterEscapeValue");
    effects.consume(code);
    effects.exit("characterEscapeValue");
    effects.exit("characterEscape");

    return ok;
  }
}

/** The line that the parser is in, from its last tab on, and where in it. */
function lineOf(context: TokenizeContext): { line: string; position: number } {
  const now = context.now();
  const chunk = context.sliceStream({
    start: { ...now, _bufferIndex: 0 },
    end: { ...now, _bufferIndex: Number.MAX_SAFE_INTEGER },
  })[0];

  return { line: typeof chunk === "string" ? chunk : "", position: now._bufferIndex };
}
