import type { Role } from "@/domain/shared/words";

/** Who writes in the demo: one for each role, signed in with `DEMO_PASSWORD`. */
export const demoUsers = {
  admin: { email: "admin@example.edu", name: "Ada Whitfield", publicName: "Campus IT", role: "admin" },
  editor: { email: "editor@example.edu", name: "Miguel Santos", publicName: "Mail team", role: "editor" },
  helpdesk: { email: "helpdesk@example.edu", name: "Joan Okafor", publicName: "Help Desk", role: "helpdesk" },
} as const satisfies Record<Role, { email: string; name: string; publicName: string; role: Role }>;

export type Teller = keyof typeof demoUsers;
