package ramscim.server.admin;

import org.springframework.security.core.AuthenticationException;

/** Single sign-on cannot begin: what the provider has to say of itself cannot be read. */
final class ProviderAwayException extends AuthenticationException {
    private static final long serialVersionUID = 1L;

    ProviderAwayException(String message, Throwable cause) {
        super(message, cause);
    }

    ProviderAwayException(String message) {
        super(message);
    }
}
