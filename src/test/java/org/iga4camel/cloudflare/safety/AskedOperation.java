package org.iga4camel.cloudflare.safety;

import java.util.Map;
import org.iga4camel.cloudflare.sandbox.SandboxAccount;
import org.iga4camel.cloudflare.sandbox.SandboxGrant;
import org.iga4camel.cloudflare.sandbox.SandboxPolicy;

/** Every operation, on somebody in a situation of which something can be lost. */
enum AskedOperation {
    INVITE("invite", true, 1) {
        @Override
        String arrange(SandboxAccount account, String email) {
            return null;
        }

        @Override
        PeopleState after(PeopleState before, SandboxAccount account, String email) {
            return before.withInvitation(email, wholeAccount(account, BILLING));
        }
    },
    REMOVE_MEMBER("remove", false, 1) {
        @Override
        String arrange(SandboxAccount account, String email) {
            return account.add(email, account.roleId(DNS));
        }

        @Override
        PeopleState after(PeopleState before, SandboxAccount account, String email) {
            return before.without(email);
        }
    },
    WITHDRAW_INVITATION("remove", false, 1) {
        @Override
        String arrange(SandboxAccount account, String email) {
            return account.invite(email, account.roleId(DNS));
        }

        @Override
        PeopleState after(PeopleState before, SandboxAccount account, String email) {
            return before.without(email);
        }
    },
    GRANT_TO_ROLES("grant", true, 1) {
        @Override
        String arrange(SandboxAccount account, String email) {
            return account.add(email, account.roleId(DNS), account.roleId("Analytics"));
        }

        @Override
        PeopleState after(PeopleState before, SandboxAccount account, String email) {
            return before.withRight(email, wholeAccount(account, BILLING));
        }
    },
    GRANT_TO_POLICIES("grant", true, 1) {
        @Override
        String arrange(SandboxAccount account, String email) {
            return withPolicies(account, email);
        }

        @Override
        PeopleState after(PeopleState before, SandboxAccount account, String email) {
            return before.withRight(email, wholeAccount(account, BILLING));
        }
    },
    REVOKE_FROM_ROLES("revoke", true, 1) {
        @Override
        String arrange(SandboxAccount account, String email) {
            return account.add(email, account.roleId(DNS), account.roleId(BILLING));
        }

        @Override
        PeopleState after(PeopleState before, SandboxAccount account, String email) {
            return before.withoutRight(email, wholeAccount(account, BILLING));
        }
    },
    REVOKE_FROM_POLICIES("revoke", true, 1) {
        @Override
        String arrange(SandboxAccount account, String email) {
            String id = account.add(email, account.roleId(DNS));
            account.setPolicies(
                    id,
                    new SandboxPolicy(
                            "allow",
                            java.util.List.of(account.permissionGroupId(BILLING), account.permissionGroupId(DNS)),
                            java.util.List.of(account.wholeAccountGroupId())),
                    SandboxPolicy.allow(account.permissionGroupId(HELPER), account.resourceGroupId(ZONE)),
                    SandboxPolicy.deny(account.permissionGroupId(BILLING), account.wholeAccountGroupId()));
            return id;
        }

        @Override
        PeopleState after(PeopleState before, SandboxAccount account, String email) {
            return before.withoutRight(email, wholeAccount(account, BILLING));
        }
    },
    REINVITE("reinvite", false, 2) {
        @Override
        String arrange(SandboxAccount account, String email) {
            return account.inviteWithPolicies(
                    email,
                    SandboxPolicy.allow(account.permissionGroupId(DNS), account.wholeAccountGroupId()),
                    SandboxPolicy.allow(account.permissionGroupId(HELPER), account.resourceGroupId(ZONE)));
        }

        @Override
        PeopleState after(PeopleState before, SandboxAccount account, String email) {
            return before;
        }
    },
    REINVITE_THE_LAPSED("reinvite", false, 1) {
        @Override
        String arrange(SandboxAccount account, String email) {
            return account.invite(email, account.roleId(DNS));
        }

        @Override
        void meanwhile(SandboxAccount account, String memberId) {
            account.expire(memberId);
        }

        @Override
        PeopleState after(PeopleState before, SandboxAccount account, String email) {
            return before.withInvitation(email, wholeAccount(account, DNS));
        }
    };

    static final String ZONE = "shop.example";
    static final String HELPER = "Zone Helper";
    private static final String BILLING = "Billing";
    private static final String DNS = "DNS";

    private final String operation;
    private final boolean takesRole;
    private final int writes;

    AskedOperation(String operation, boolean takesRole, int writes) {
        this.operation = operation;
        this.takesRole = takesRole;
        this.writes = writes;
    }

    /** Makes the situation that is synced, and gives the member's id; null when nobody is there. */
    abstract String arrange(SandboxAccount account, String email);

    /** What happens between the sync and the operation. */
    void meanwhile(SandboxAccount account, String memberId) {}

    /** What is so when exactly what was asked is carried out. */
    abstract PeopleState after(PeopleState before, SandboxAccount account, String email);

    String operation() {
        return operation;
    }

    /** How many writes carry it out. */
    int writes() {
        return writes;
    }

    Map<String, Object> fields(String email, String memberId) {
        Map<String, Object> who = memberId == null ? Map.of("email", email) : Map.of("memberId", memberId);
        if (!takesRole) {
            return who;
        }
        Map<String, Object> fields = new java.util.HashMap<>(who);
        fields.put("role", BILLING);
        return fields;
    }

    private static String withPolicies(SandboxAccount account, String email) {
        String id = account.add(email, account.roleId(DNS));
        account.setPolicies(
                id,
                SandboxPolicy.allow(account.permissionGroupId(DNS), account.wholeAccountGroupId()),
                SandboxPolicy.allow(account.permissionGroupId(HELPER), account.resourceGroupId(ZONE)),
                SandboxPolicy.deny(account.permissionGroupId(DNS), account.wholeAccountGroupId()));
        return id;
    }

    private static SandboxGrant wholeAccount(SandboxAccount account, String role) {
        return new SandboxGrant("", account.roleId(role), "allow", account.accountKey());
    }
}
