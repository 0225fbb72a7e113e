// The table of docs/architecture.md, "The house": who may import what. A room may always import itself.
const rooms = {
  domain: ["^domain/"],
  components: ["^(components|domain)/"],
  "server/infra": ["^server/infra/", "^domain/"],
  "server/text": ["^server/text/", "^server/infra/", "^domain/"],
  "server/publishing/documents": ["^server/", "^domain/"],
  e2e: ["^e2e/", "^playwright\\.config\\.ts$"],
};

const everywhere = "^node_modules/|^(node:)?[a-z_/0-9]+$";

const mayOnlyImport = Object.entries(rooms).map(([room, allowed]) => ({
  name: `${room.replace("/", "-")}-imports`,
  comment: `${room} may import ${allowed.join(", ")} and packages. Move what you need, or hand it over as an argument.`,
  severity: "error",
  from: { path: `^${room}/`, pathNot: room === "e2e" ? "^e2e/support/" : undefined },
  to: { pathNot: [...allowed, everywhere] },
}));

module.exports = {
  forbidden: [
    ...mayOnlyImport,
    {
      name: "domain-is-pure",
      comment: "Rules do no I/O: of all packages they know zod alone.",
      severity: "error",
      from: { path: "^domain/", pathNot: "\\.test\\.ts$" },
      to: { dependencyTypes: ["npm", "core"], pathNot: "^node_modules/zod/" },
    },
    {
      name: "server-knows-no-page",
      comment: "Verbs, queries and jobs do not know the pages that show them.",
      severity: "error",
      from: { path: "^server/" },
      to: { path: "^(app|components)/" },
    },
    {
      name: "pages-render-no-mails",
      comment: "Next refuses react-dom/server in what pages import. Enqueue a job; its task makes the mail.",
      severity: "error",
      from: { path: "^app/", pathNot: "\\.test\\.tsx?$" },
      to: { path: "^server/infra/mail/mail-frame", reachable: true },
    },
    {
      name: "nouns-do-not-publish",
      comment: "A verb announces what happened; who publishes is none of its business.",
      severity: "error",
      from: { path: "^server/(?!publishing/|http/|infra/|runtime/)" },
      to: { path: "^server/(publishing/documents|http)/" },
    },
    {
      name: "pages-do-not-query",
      comment: "Pages call queries and verbs. Write one beside its noun instead of asking the database here.",
      severity: "error",
      from: { path: "^app/", pathNot: "\\.test\\.tsx?$" },
      to: { path: "^server/infra/(db|generated)" },
    },
    {
      name: "tests-stay-tests",
      comment: "What the product runs imports nothing that is there for tests.",
      severity: "error",
      from: { pathNot: "\\.test\\.tsx?$|/testing/|^e2e/" },
      to: { path: "\\.test\\.tsx?$|/testing/|^e2e/" },
    },
    { name: "no-cycles", severity: "error", comment: "Take out what both need.", from: {}, to: { circular: true } },
  ],
  options: {
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true,
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^(\\.next|dist|server/infra/generated)/" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
    },
  },
};
