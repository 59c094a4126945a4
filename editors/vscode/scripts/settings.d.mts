export const MANIFEST: string;
export function configuration(schema: unknown): unknown;
export function schemaOf(program: string): unknown;
