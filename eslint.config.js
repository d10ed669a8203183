// How the scripts of the web pages are judged (.ci/lint-pages).
import js from "@eslint/js";
import globals from "globals";

const AS_TEXT = "names are set as text, never as markup";

export default [
  { ignores: ["**/.*/", "build/", "dist/", "out/"] },
  { linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: "error" } },
  js.configs.recommended,
  {
    files: ["press/web/shared/*.js", "press/folders/index/*.js", "desk/page/*.js"],
    languageOptions: { ecmaVersion: 2022, sourceType: "module", globals: globals.browser },
    rules: {
      "eqeqeq": "error",
      "no-eval": "error",
      "no-implied-eval": "error",
      "no-restricted-properties": ["error",
        ...["innerHTML", "outerHTML", "insertAdjacentHTML", "setHTMLUnsafe", "srcdoc", "createContextualFragment", "write", "writeln"]
          .map(property => ({ property, message: AS_TEXT }))],
      "no-var": "error",
      "prefer-const": "error",
    },
  },
];
