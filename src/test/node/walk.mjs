// Asks the sandbox for all that Cloudflare's official client can ask of members, roles, IAM, tokens, audit logs and Access
// groups. Each step that ends otherwise than it should is a line on standard output and makes the exit code 1.

import Cloudflare from 'cloudflare';

const account_id = process.env.ACCOUNT;
const client = new Cloudflare({ apiToken: process.env.TOKEN, baseURL: process.env.BASE_URL, maxRetries: 0 });
const { members, roles, tokens } = client.accounts;
const { permissionGroups, resourceGroups, userGroups } = client.iam;
const unknown = 'f'.repeat(32);
const today = new Date();
const day = 24 * 3600 * 1000;
const period = {
  since: new Date(today - day).toISOString(),
  before: new Date(today.getTime() + day).toISOString(),
};
let calls = 0;
let failures = 0;

function tell(step, problem) {
  failures++;
  console.log(`${step}: ${problem}`);
}

async function step(name, call, expected = () => true) {
  calls++;
  try {
    const result = await call();
    if (!expected(result)) {
      tell(name, `unexpected answer ${JSON.stringify(result)?.slice(0, 300)}`);
    }
    return result;
  } catch (e) {
    tell(name, e.message);
    return undefined;
  }
}

async function refused(name, call, status, code) {
  calls++;
  try {
    tell(name, `was not refused: ${JSON.stringify(await call())?.slice(0, 300)}`);
  } catch (e) {
    const told = e.errors?.[0]?.code;
    if (e.status !== status || told !== code) {
      tell(name, `refused with ${e.status} / ${told} instead of ${status} / ${code}: ${e.message}`);
    }
  }
}

async function all(page) {
  const rows = [];
  for await (const row of page) {
    rows.push(row);
  }
  return rows;
}

const ids = rows => new Set(rows.map(row => row.id)).size;

// accounts
await step('account', () => client.accounts.get({ account_id }), it => it.id === account_id);

// roles and permission groups, page by page
const allRoles = await step('roles', () => all(roles.list({ account_id })), it => it.length > 20 && ids(it) === it.length);
await step('role', () => roles.get(allRoles[0].id, { account_id }), it => it.name === allRoles[0].name);
await refused('unknown role', () => roles.get(unknown, { account_id }), 404, 7003);
await refused('malformed role', () => roles.get('x', { account_id }), 400, 7003);
const groups = await step(
  'permission groups',
  () => all(permissionGroups.list({ account_id })),
  it => it.length > 20 && ids(it) === it.length,
);
await step('permission group', () => permissionGroups.get(groups[0].id, { account_id }), it => it.id === groups[0].id);
await step('permission groups by name', () => all(permissionGroups.list({ account_id, name: groups[1].name })), it => it.length >= 1);
await step('permission groups by label', () => all(permissionGroups.list({ account_id, label: groups[1].meta.label })), it => it.length >= 1);
await step('permission groups by id', () => all(permissionGroups.list({ account_id, id: groups[1].id })), it => it.length === 1);
await refused('unknown permission group', () => permissionGroups.get(unknown, { account_id }), 404, 7003);
await refused('malformed permission group', () => permissionGroups.get('x', { account_id }), 400, 7003);

// resource groups
const accountKey = `com.cloudflare.api.account.${account_id}`;
const zone = letter => `com.cloudflare.api.account.zone.${letter.repeat(32)}`;
const scope = key => ({ key: accountKey, objects: [{ key }] });
const whole = (await step('resource groups', () => all(resourceGroups.list({ account_id })), it => it.length >= 1))
  .find(it => it.name === accountKey);
const place = await step(
  'resource group made',
  () => resourceGroups.create({ account_id, name: 'walk', scope: scope(zone('a')) }),
  it => it.name === 'walk',
);
await step('resource group', () => resourceGroups.get(place.id, { account_id }), it => it.scope.objects[0].key === zone('a'));
await step('resource groups by name', () => all(resourceGroups.list({ account_id, name: 'walk' })), it => it.length === 1);
await step(
  'resource group changed',
  () => resourceGroups.update(place.id, { account_id, name: 'walked', scope: scope(zone('b')) }),
  it => it.name === 'walked' && it.scope.objects[0].key === zone('b'),
);
await refused('resource group of Cloudflare', () => resourceGroups.delete(whole.id, { account_id }), 400, 1001);
await refused('unknown resource group', () => resourceGroups.get(unknown, { account_id }), 404, 7003);
await refused('malformed resource group', () => resourceGroups.get('x', { account_id }), 400, 7003);

// members
const before = await step('members', () => all(members.list({ account_id })), it => it.length > 20 && ids(it) === it.length);
await step('members, largest pages', () => all(members.list({ account_id, per_page: 50 })), it => it.length === before.length);
for (const status of ['accepted', 'pending', 'rejected']) {
  await step(`members ${status}`, () => all(members.list({ account_id, status })), it => it.every(row => row.status === status));
}
for (const order of ['user.first_name', 'user.last_name', 'user.email', 'status']) {
  await step(`members by ${order}`, () => all(members.list({ account_id, order })), it => ids(it) === before.length);
}
const emails = rows => rows.map(row => row.user.email.toLowerCase());
const up = await step('members upwards', () => all(members.list({ account_id, order: 'user.email', direction: 'asc' })));
await step(
  'members downwards',
  () => all(members.list({ account_id, order: 'user.email', direction: 'desc' })),
  it => emails(it).join() === emails(up).reverse().join(),
);
const role = name => allRoles.find(it => it.name === name).id;
const invited = await step(
  'member invited by roles',
  () => members.create({ account_id, email: 'walk@example.com', roles: [role('Billing')] }),
  it => it.status === 'pending',
);
await step('member', () => members.get(invited.id, { account_id }), it => it.roles[0].id === role('Billing'));
await refused('member invited twice', () => members.create({ account_id, email: 'WALK@example.com', roles: [role('Billing')] }), 400, 1008);
await refused('member invited without roles', () => members.create({ account_id, email: 'none@example.com', roles: [] }), 400, 1001);
await refused('member invited with an unknown role', () => members.create({ account_id, email: 'none@example.com', roles: [unknown] }), 400, 1001);
await refused('member added directly', () => members.create({ account_id, email: 'none@example.com', roles: [role('DNS')], status: 'accepted' }), 400, 1001);
await step(
  'roles of a member',
  () => members.update(invited.id, { account_id, roles: [{ id: role('DNS') }, { id: role('Billing') }] }),
  it => it.roles.length === 2,
);
const dns = groups.find(it => it.name === 'Domain DNS').id;
const policy = { access: 'allow', permission_groups: [{ id: dns }], resource_groups: [{ id: place.id }] };
await step('policies of a member', () => members.update(invited.id, { account_id, policies: [policy] }), it => it.policies.length === 1);
await refused('resource group in use', () => resourceGroups.delete(place.id, { account_id }), 400, 1001);
await refused(
  'policy on a scope that does not fit',
  () => members.update(invited.id, { account_id, policies: [{ ...policy, resource_groups: [{ id: whole.id }] }] }),
  400,
  1006,
);
await refused('roles as texts', () => members.update(invited.id, { account_id, roles: [role('DNS')] }), 400, 1001);
const scoped = await step(
  'member invited by policies',
  () => members.create({ account_id, email: 'scoped@example.com', policies: [policy] }),
  it => it.policies[0].resource_groups[0].id === place.id,
);
await refused('unknown member', () => members.get(unknown, { account_id }), 404, 1003);
await refused('malformed member', () => members.get('x', { account_id }), 400, 7003);
await refused('unknown member changed', () => members.update(unknown, { account_id, roles: [{ id: role('DNS') }] }), 404, 1003);

// user groups
const made = [];
for (const name of ['b walk', 'a walk', 'c walk']) {
  made.push(await step(`user group ${name}`, () => userGroups.create({ account_id, name, policies: [policy] }), it => it.name === name));
}
const names = rows => rows.map(row => row.name).join();
await step('user groups upwards', () => all(userGroups.list({ account_id, direction: 'asc', fuzzyName: 'walk' })), it => names(it) === 'a walk,b walk,c walk');
await step('user groups downwards', () => all(userGroups.list({ account_id, direction: 'desc', fuzzyName: 'walk' })), it => names(it) === 'c walk,b walk,a walk');
await step('user groups by id', () => all(userGroups.list({ account_id, id: made[0].id })), it => it.length === 1);
await step('user groups by name', () => all(userGroups.list({ account_id, name: 'a walk' })), it => it.length === 1);
await step('user groups, small pages', () => all(userGroups.list({ account_id, per_page: 1, fuzzyName: 'walk' })), it => it.length === 3);
await step('user group', () => userGroups.get(made[0].id, { account_id }), it => it.policies.length === 1);
await step('user group renamed', () => userGroups.update(made[0].id, { account_id, name: 'd walk' }), it => it.name === 'd walk');
await step('user group emptied of policies', () => userGroups.update(made[0].id, { account_id, policies: [] }), it => !it.policies?.length);
const inGroup = made[0].id;
await step('members of an empty user group', () => all(userGroups.members.list(inGroup, { account_id })), it => it.length === 0);
await step('members added', () => all(userGroups.members.create(inGroup, { account_id, members: [{ id: invited.id }] })), it => it.length === 1);
await step('members replaced', () => all(userGroups.members.update(inGroup, { account_id, members: [{ id: invited.id }, { id: scoped.id }] })), it => it.length === 2);
await step('members of a user group', () => all(userGroups.members.list(inGroup, { account_id })), it => it.length === 2);
await step(
  'members of a user group downwards',
  () => all(userGroups.members.list(inGroup, { account_id, direction: 'desc' })),
  it => it.map(row => row.email).join() === 'walk@example.com,scoped@example.com',
);
await step('members of a user group by address', () => all(userGroups.members.list(inGroup, { account_id, fuzzyEmail: 'SCOPED' })), it => it.length === 1);
await step('member of a user group', () => userGroups.members.get(invited.id, { account_id, user_group_id: inGroup }), it => it.id === invited.id);
await step('member taken from a user group', () => userGroups.members.delete(invited.id, { account_id, user_group_id: inGroup }));
await refused('unknown member of a user group', () => userGroups.members.get(unknown, { account_id, user_group_id: inGroup }), 404, 1003);
await refused('unknown member into a user group', () => userGroups.members.create(inGroup, { account_id, members: [{ id: unknown }] }), 400, 1001);
await refused('unknown user group', () => userGroups.get(unknown, { account_id }), 404, 7003);
await refused('malformed user group', () => userGroups.get('x', { account_id }), 400, 7003);
for (const group of made) {
  await step('user group removed', () => userGroups.delete(group.id, { account_id }), it => it.id === group.id);
}

// members go, and with them what they held
for (const member of [invited, scoped]) {
  await step('member removed', () => members.delete(member.id, { account_id }), it => it.id === member.id);
}
await refused('member removed twice', () => members.delete(invited.id, { account_id }), 404, 1003);
await step('resource group removed', () => resourceGroups.delete(place.id, { account_id }), it => it.id === place.id);
await step('members as before', () => all(members.list({ account_id })), it => it.length === before.length);

// tokens
await step('own token', () => tokens.verify({ account_id }), it => it.status === 'active');
await refused('own token at the user', () => client.user.tokens.verify(), 401, 1000);
const permissions = await step('permissions of tokens', () => all(tokens.permissionGroups.list({ account_id })), it => it.length > 5);
await step('permissions of tokens at once', () => tokens.permissionGroups.get({ account_id }), it => it.length === permissions.length);
const reading = permissions.find(it => it.name === 'Account Settings Read').id;
const token = await step(
  'token made',
  () => tokens.create({
    account_id,
    name: 'walk',
    policies: [{ effect: 'allow', permission_groups: [{ id: reading }], resources: { [accountKey]: '*' } }],
  }),
  it => it.value.length >= 37,
);
await step('token', () => tokens.get(token.id, { account_id }), it => it.name === 'walk' && !it.value);
await step('tokens', () => all(tokens.list({ account_id })), it => it.some(row => row.id === token.id));
const other = new Cloudflare({ apiToken: token.value, baseURL: process.env.BASE_URL, maxRetries: 0 });
await step('what the token may do', () => all(other.accounts.members.list({ account_id })), it => it.length === before.length);
await refused('what the token may not do', () => other.accounts.members.delete(before[0].id, { account_id }), 403, 10000);
await refused('unknown token', () => tokens.get(unknown, { account_id }), 404, 7003);
await refused('malformed token', () => tokens.get('x', { account_id }), 400, 7003);

// audit logs
const first = await step('audit log, version 1', () => all(client.auditLogs.list({ account_id })), it => it.length >= 5);
await step('audit log, version 1, small pages', () => all(client.auditLogs.list({ account_id, per_page: 1 })), it => it.length === first.length);
const second = await step('audit log, version 2', () => all(client.accounts.logs.audit.list({ account_id, ...period })), it => it.length >= 5);
await step(
  'audit log, version 2, small pages',
  () => all(client.accounts.logs.audit.list({ account_id, ...period, limit: 2 })),
  it => it.length === second.length && ids(it) === it.length,
);

// Access
await step('Access users', () => all(client.zeroTrust.access.users.list({ account_id })), it => it.length >= 1);
const access = await step('Access groups', () => all(client.zeroTrust.access.groups.list({ account_id })), it => it.length >= 1);
await step('Access group', () => client.zeroTrust.access.groups.get(access[0].id, { account_id }), it => it.name === access[0].name);

console.log(`${calls} calls, ${failures} unexpected`);
process.exitCode = failures ? 1 : 0;
