import ArgumentParser
import Engine
import Foundation
import Kernel
import Rehearsal

struct Report: PlumblineCommand {
    static let configuration: CommandConfiguration = CommandConfiguration(abstract: "生成年度报告。")
    @OptionGroup var data: DataOption
    func execute() throws {}
    static func write(_ folder: DataFolder, _ engine: Engine, _ scenario: Scenario) throws {}
}
struct Figures: PlumblineCommand { func execute() throws {} }
struct Records: PlumblineCommand { func execute() throws {} }
