package ramscim.server.doctor;

import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import ramscim.server.admin.AdminApi;

/** The doctor for other programs. */
@AdminApi
final class DoctorApi {
    private final Doctor doctor;

    DoctorApi(Doctor doctor) {
        this.doctor = doctor;
    }

    @GetMapping("/admin/api/doctor")
    List<CheckResult> examine() {
        return doctor.examine();
    }
}
