package ramscim.core.directory;

import java.util.Optional;
import java.util.stream.Stream;

/** Whose a policy is (RAM {@code PolicyType}): Alibaba Cloud's, or the account's own. */
public enum PolicyType {
    SYSTEM("System"),
    CUSTOM("Custom");

    private final String value;

    PolicyType(String value) {
        this.value = value;
    }

    /** RAM's word for it. */
    public String value() {
        return value;
    }

    public static Optional<PolicyType> of(String value) {
        return Stream.of(values()).filter(type -> type.value.equals(value)).findFirst();
    }
}
