import Kernel

extension Identity {
    static func oversight(_ bench: IdentityBench) -> [Identity] {
        [
            Identity(
                id: "I-25", statement: "整改：上年结转＋本年交办－撤回＝本年销号＋年末未销号；未销号＝未启动＋整改中；评查案卷＝各等次之和",
                cases: bench.equal(
                    [bench.opening("rectification.open", "上年结转")] + bench.named("rectification.assigned"),
                    less: bench.named("rectification.withdrawn"), bench.named("rectification.closed", "rectification.open"))
                    + bench.equal(
                        bench.named("rectification.open"), bench.named("rectification.unstarted", "rectification.underway"))
                    + bench.equal(
                        bench.named("file-review.files"),
                        bench.named("file-review.excellent", "file-review.good", "file-review.passed", "file-review.failed")))
        ]
    }
}
