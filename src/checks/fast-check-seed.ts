import fc from "fast-check";

// Properties are tried on the same draws everywhere, so that a red run can be repeated. FC_SEED=$RANDOM tries others.

fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(process.env.FC_SEED ?? 20140812) });
