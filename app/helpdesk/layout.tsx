import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import "@/app/staff/console.css";

export const metadata: Metadata = {
  title: "Help desk",
  robots: { index: false, follow: false },
  referrer: "same-origin",
  icons: "/favicon.svg",
};

export const viewport: Viewport = { width: "device-width", initialScale: 1 };

export const dynamic = "force-dynamic";

export default function HelpdeskLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="en">
      <body className="mx-auto max-w-6xl px-4 pb-12">{children}</body>
    </html>
  );
}
