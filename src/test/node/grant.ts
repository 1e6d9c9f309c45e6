// Gives a member a role with a client whose types are generated of the OpenAPI document: if this compiles, what may be null,
// what is one of few words and what a refusal looks like is told as it is used here.

import createClient from 'openapi-fetch';
import type { components, paths } from './document.js';

type Status = 'open' | 'applied' | 'unchanged' | 'planned' | 'refused' | 'failed';

const { BASE_URL: baseUrl, KEY: key } = process.env;
const client = createClient<paths>({ baseUrl, headers: { Authorization: `Bearer ${key}` } });
const account = 'default';

const page = await client.GET('/api/accounts/{account}/members', { params: { path: { account } } });
if (page.error) {
  throw new Error(page.error.detail);
}
const next: string | null = page.data.next;
const member: components['schemas']['Member'] = page.data.items[0];
const email: string | null = member.email;

const granted = await client.PUT('/api/accounts/{account}/members/{memberId}/roles/{roleId}', {
  params: {
    path: { account, memberId: member.member_id, roleId: 'DNS' },
    query: { reason: 'on call' },
    header: { 'Idempotency-Key': 'one-request' },
  },
});
if (granted.error) {
  const problem: components['schemas']['ProblemDetails'] = granted.error;
  throw new Error(`${problem.status} ${problem.detail}`);
}
const status: Status = granted.data.status;
console.log(JSON.stringify({ next, email, status, gives: granted.data.plan?.gives.length }));
