import next from "@next/eslint-plugin-next";
import reactHooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";

const generated = [
  "node_modules/",
  ".next/",
  "dist/",
  ".data/",
  "server/infra/generated/",
  "next-env.d.ts",
  "test-results/",
  "playwright-report/",
];

const upwards = {
  regex: "^\\.\\.",
  message: "Across folders import with “@/”, so that a file can move without its imports.",
};

export default tseslint.config(
  { ignores: generated },
  { linterOptions: { reportUnusedDisableDirectives: "error" } },
  {
    files: ["**/*.{js,mjs,ts,tsx}"],
    rules: {
      curly: "error",
      eqeqeq: ["error", "always", { null: "ignore" }],
      "no-console": "error",
      "prefer-const": "error",
      "no-var": "error",
    },
  },
  {
    files: ["**/*.{ts,tsx}"],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      // Only `as const`. A helper that must assert says above it why that holds, and switches this off for its line.
      "@typescript-eslint/consistent-type-assertions": ["error", { assertionStyle: "never" }],
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
      "@typescript-eslint/no-unnecessary-condition": [
        "error",
        { allowConstantLoopConditions: "only-allowed-literals" },
      ],
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "inline-type-imports" }],
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_" }],
      "@typescript-eslint/no-base-to-string": ["error", { ignoredTypeNames: ["File", "URL", "URLSearchParams"] }],
      "@typescript-eslint/no-dynamic-delete": "off",
      "no-restricted-imports": ["error", { patterns: [upwards] }],
      "no-restricted-syntax": [
        "error",
        {
          selector: "JSXAttribute[name.name='style']",
          message: "Style with the tokens of Tailwind, not inline: the Content-Security-Policy refuses it.",
        },
      ],
    },
  },
  {
    // The JSX below server/ are emails, which no policy of ours rules, and whose readers know little but inline styles.
    files: ["server/**/*.tsx"],
    rules: { "no-restricted-syntax": "off" },
  },
  {
    files: ["**/*.test.{ts,tsx}"],
    rules: {
      // `expect.any` says any, and what replaces something slow has nothing to wait for.
      "@typescript-eslint/no-unsafe-assignment": "off",
      "@typescript-eslint/require-await": "off",
    },
  },
  {
    files: ["app/**/*.{ts,tsx}", "components/**/*.{ts,tsx}"],
    plugins: { "react-hooks": reactHooks, "@next/next": next },
    rules: {
      "react-hooks/rules-of-hooks": "error",
      "react-hooks/exhaustive-deps": "error",
      ...next.configs.recommended.rules,
      ...next.configs["core-web-vitals"].rules,
      // What goes wrong in a browser is written where its owner looks for it.
      "no-console": ["error", { allow: ["error"] }],
      // Public pages are whole documents, and lead from one to the next without the framework.
      "@next/next/no-head-element": "off",
      "@next/next/no-html-link-for-pages": "off",
    },
  },
);
