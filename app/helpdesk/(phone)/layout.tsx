import type { ReactNode } from "react";
import { ConsoleFrame } from "@/app/staff/console-frame";

export default function HelpdeskLayout({ children }: { children: ReactNode }) {
  return <ConsoleFrame>{children}</ConsoleFrame>;
}
