package ramscim.server.failure;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import ramscim.server.admin.AdminApi;
import ramscim.server.admin.PageNotFoundException;
import ramscim.server.failure.Retries.Result;
import ramscim.server.words.Words;

/** What does not come through, for other programs. */
@AdminApi
final class FailureApi {
    private final Failures failures;
    private final Retries retries;

    FailureApi(Failures failures, Retries retries) {
        this.failures = failures;
        this.retries = retries;
    }

    /** A cause in words, and the changes that fail for it. */
    record Group(FailureCause cause, Words title, Words advice, List<FailingChange> changes) {
        static Group of(FailureGroup group) {
            return new Group(group.cause(), group.cause().title(), group.cause().advice(), group.changes());
        }
    }

    @GetMapping("/admin/api/failures")
    List<Group> list() {
        return FailureGroup.of(failures.all()).stream().map(Group::of).toList();
    }

    @PostMapping("/admin/api/failures/retry")
    Result retryAll(@RequestParam(required = false) @Nullable FailureCause cause) {
        return retries.retryAll(failures.all().stream()
                .filter(change -> cause == null || change.cause() == cause)
                .toList());
    }

    @PostMapping("/admin/api/failures/{key}/retry")
    Result retry(@PathVariable String key) {
        Result result = retries.retry(key);
        if (result.equals(Result.NOTHING)) {
            throw missing();
        }
        return result;
    }

    @PostMapping("/admin/api/failures/{key}/free-name")
    Result freeName(@PathVariable String key) {
        Result result = retries.freeName(key);
        if (result.equals(Result.NOTHING)) {
            throw missing();
        }
        return result;
    }

    @PostMapping("/admin/api/failures/{key}/dismiss")
    void dismiss(@PathVariable String key) {
        if (!retries.dismiss(key)) {
            throw missing();
        }
    }

    private static PageNotFoundException missing() {
        return new PageNotFoundException("There is no such failure, or not any more.");
    }
}
