import type { Core } from '@strapi/strapi';
import type { Context } from './context';

interface AuthService {
  authenticate: (ctx: Context, next: () => Promise<unknown>) => Promise<unknown>;
  verify: (auth: unknown, config: { scope: readonly string[] }) => Promise<void>;
}

/** Who a request is from, and whether they may do what it asks. */
export const authService = (strapi: Core.Strapi): AuthService => strapi.get<AuthService>('auth');

interface PermissionService {
  findPublicPermissions: () => Promise<{ action: string }[]>;
}

/** The rights of those who use the API. */
export const permissionService = (strapi: Core.Strapi): PermissionService =>
  strapi.plugin('users-permissions').service<PermissionService>('permission');

interface AdministratorService {
  exists: () => Promise<boolean>;
  createFirstAdmin: (account: {
    email: string;
    password: string;
    firstname: string;
  }) => Promise<unknown>;
}

/** The accounts of the admin panel. */
export const administratorService = (strapi: Core.Strapi): AdministratorService =>
  strapi.service('admin::user') as unknown as AdministratorService;
