import { z } from "zod";

// Runs before anything else of the consoles. zod tries whether it may make code of text, which their policy forbids: each
// page would report a violation of its own policy.
z.config({ jitless: true });
