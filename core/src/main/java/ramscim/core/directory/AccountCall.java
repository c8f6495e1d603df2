package ramscim.core.directory;

/** The calls about the account as a whole. */
public sealed interface AccountCall<R> extends RamCall<R> {
    @Override
    default Parameters parameters() {
        return Parameters.none();
    }

    /** The domain that new logon names end in, without the {@code @}. */
    record GetDefaultDomain() implements AccountCall<String> {
        @Override
        public RamOperation operation() {
            return RamOperation.GET_DEFAULT_DOMAIN;
        }
    }

    /** What the account holds and may hold. */
    record GetAccountSummary() implements AccountCall<AccountSummary> {
        @Override
        public RamOperation operation() {
            return RamOperation.GET_ACCOUNT_SUMMARY;
        }
    }

    /** Whose credentials the call is signed with. No permission is needed for it. */
    record GetCallerIdentity() implements AccountCall<CallerIdentity> {
        @Override
        public RamOperation operation() {
            return RamOperation.GET_CALLER_IDENTITY;
        }
    }

    /** How people sign in by user-based SSO, if they do. */
    record GetUserSsoSettings() implements AccountCall<UserSsoSettings> {
        @Override
        public RamOperation operation() {
            return RamOperation.GET_USER_SSO_SETTINGS;
        }
    }

    /** What new passwords must be like. */
    record GetPasswordPolicy() implements AccountCall<PasswordPolicy> {
        @Override
        public RamOperation operation() {
            return RamOperation.GET_PASSWORD_POLICY;
        }
    }
}
