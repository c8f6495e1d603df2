package ramscim.core.account;

import org.jspecify.annotations.Nullable;

/**
 * By what an account is known again: its number, which never changes, and its default domain, which stands for it where the number cannot be had.
 *
 * @param number the account id that STS tells; null if it could not be asked
 * @param domain the default domain that RAM tells; null if it did not
 */
public record AccountIdentity(
        @Nullable String number, @Nullable String domain) {
    public boolean isKnown() {
        return number != null || domain != null;
    }

    /** Whether the two can be told apart. */
    boolean isComparableWith(AccountIdentity other) {
        return (number != null && other.number != null) || (domain != null && other.domain != null);
    }

    /** Whether it is the same account, as far as the two can be compared. */
    boolean isSameAs(AccountIdentity other) {
        return number != null && other.number != null
                ? number.equals(other.number)
                : domain != null && domain.equalsIgnoreCase(other.domain);
    }

    /** The same account, by whatever is known of it by now. */
    AccountIdentity or(AccountIdentity before) {
        return new AccountIdentity(number == null ? before.number : number, domain == null ? before.domain : domain);
    }

    /** For a sentence: {@code 1234567890123456 (example.onaliyun.com)}. */
    @Override
    public String toString() {
        if (number == null) {
            return "with the domain " + domain;
        }
        return domain == null ? number : number + " (" + domain + ")";
    }
}
