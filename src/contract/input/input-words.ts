// Chinese words that cells of returns may hold, by the code that each stands for.

/** The sections of GB/T 4754-2017. */
export const SECTOR_NAMES = {
  ...{ "农、林、牧、渔业": "A", 农林牧渔业: "A", 采矿业: "B", 制造业: "C" },
  ...{ "电力、热力、燃气及水生产和供应业": "D", 建筑业: "E", 批发和零售业: "F" },
  ...{ "交通运输、仓储和邮政业": "G", 住宿和餐饮业: "H", "信息传输、软件和信息技术服务业": "I" },
  ...{ 金融业: "J", 房地产业: "K", 租赁和商务服务业: "L", 科学研究和技术服务业: "M" },
  ...{ "水利、环境和公共设施管理业": "N", "居民服务、修理和其他服务业": "O", 教育: "P" },
  ...{ 卫生和社会工作: "Q", "文化、体育和娱乐业": "R", "公共管理、社会保障和社会组织": "S", 国际组织: "T" },
};

/** Measures and groups of the policies of the years shown; other words are read as well. */
export const measureWords = {
  培训人数: "trained",
  高校毕业生人数: "graduates",
  高校毕业生就业人数: "graduates_employed",
  发现零就业家庭户数: "zero_employment_households_found",
  援助零就业家庭户数: "zero_employment_households_helped",
  发放小额贷款笔数: "loans_issued",
  到期小额贷款笔数: "loans_due",
  归还小额贷款笔数: "loans_repaid",
  创业孵化基地数: "incubators",
  创业服务平台数: "platforms",
  城镇登记失业人数: "registered_unemployed",
  城镇劳动力人数: "urban_labour_force",
  抽样框从业人数: "frame_employment",
  创业人数: "entrepreneurs",
} as const;

export const groupWords = {
  科研技术人员: "researchers_engineers",
  高校毕业生: "graduates",
  复转军人: "demobilised_soldiers",
  下岗失业人员: "laid_off",
  就业困难人员: "hard_to_employ",
  残疾人: "disabled",
  农村劳动者: "rural_workers",
} as const;
