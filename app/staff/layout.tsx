import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import "./console.css";

export const metadata: Metadata = {
  title: { default: "Staff", template: "%s · staff" },
  robots: { index: false, follow: false },
  referrer: "same-origin",
  icons: "/favicon.svg",
};

export const viewport: Viewport = { width: "device-width", initialScale: 1 };

export const dynamic = "force-dynamic";

export default function StaffLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="en">
      <body className="mx-auto max-w-5xl px-4 pb-12">{children}</body>
    </html>
  );
}
