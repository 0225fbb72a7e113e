import { type Role, roles } from "@/domain/shared/words";

const roleNames: Record<Role, string> = {
  helpdesk: "Help desk: reads and answers comments",
  editor: "Editor: also posts",
  admin: "Admin: also manages settings and users",
};

export const roleOptions = roles.map((role) => ({ value: role, label: roleNames[role] }));
