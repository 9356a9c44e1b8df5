/** The folder in which the command was typed; npm itself runs scripts in the project's. */
export const typedIn = (): string => process.env.INIT_CWD ?? process.cwd();
