namespace ProgramFlows.Engine.Runtime.Loop;

/// <summary>Asks the engine's thread something, or has it do something that has no command of its own.</summary>
internal sealed class AskCommand<T>(Func<EngineOperations, T> ask) : AnsweredCommand<T>
{
    public override void Execute(EngineOperations engine) => Answer = ask(engine);
}
