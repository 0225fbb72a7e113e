import type { Metadata } from "next";
import Link from "next/link";
import { requireStaffWith } from "@/app/staff/session";
import { PageTitle } from "@/components/ui/page-title";
import { channels } from "@/server/notifications/channels";

export const metadata: Metadata = { title: "Settings" };

export default async function SettingsPage() {
  await requireStaffWith("site.manage");

  return (
    <>
      <PageTitle>Settings</PageTitle>
      <ul className="mt-3 space-y-2">
        {parts.map(({ path, title, about }) => (
          <li key={path} className="rounded-box border border-line bg-card">
            <Link href={path} className="block px-4 py-3 text-ink no-underline hover:bg-well">
              <b className="underline underline-offset-4">{title}</b>
              <span className="block text-sm text-soft">{about}</span>
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}

const parts = [
  { path: "/staff/services", title: "Services", about: "What people use: names, codes, groups, order" },
  {
    path: "/staff/sources",
    title: "Metrics",
    about: "Monitoring systems that are polled, and the metrics of the banner",
  },
  {
    path: "/staff/alerts/rules",
    title: "Alert rules",
    about: "What may become of an alert when nobody has looked yet",
  },
  {
    path: "/staff/alert-sources",
    title: "Alert sources",
    about: "Programs that send alerts: Alertmanager, and any other",
  },
  ...channels.flatMap(({ settings }) => settings ?? []),
  { path: "/staff/users", title: "Users", about: "Who may sign in, and what each may do" },
  { path: "/staff/audit", title: "Audit", about: "Who did what and when, sign-ins included" },
  { path: "/staff/search", title: "Search words", about: "What people type, and what it is called here" },
  { path: "/staff/site", title: "Site", about: "Name, time zone, help desk line, second factor" },
];
